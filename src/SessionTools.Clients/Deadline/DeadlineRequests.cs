using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

/// <summary>What is asked of a farm.</summary>
public abstract record FarmRequest
{
    public string? FarmId { get; set; }
}

/// <summary>What is asked of a queue.</summary>
public abstract record QueueRequest : FarmRequest
{
    public string? QueueId { get; set; }
}

/// <summary>What is asked of a job.</summary>
public abstract record JobRequest : QueueRequest
{
    public string? JobId { get; set; }
}

/// <summary>What is asked of a fleet.</summary>
public abstract record FleetRequest : FarmRequest
{
    public string? FleetId { get; set; }
}

public sealed record ListFarmsRequest
{
    public string? PrincipalId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetFarmRequest : FarmRequest;

public sealed record ListQueuesRequest : FarmRequest
{
    public string? PrincipalId { get; set; }

    public string? Status { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetQueueRequest : QueueRequest;

public sealed record ListJobsRequest : QueueRequest
{
    public string? PrincipalId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetJobRequest : JobRequest;

public sealed record ListStepsRequest : JobRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetStepRequest : JobRequest
{
    public string? StepId { get; set; }
}

public sealed record ListTasksRequest : JobRequest
{
    public string? StepId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetTaskRequest : JobRequest
{
    public string? StepId { get; set; }

    public string? TaskId { get; set; }
}

public sealed record ListFleetsRequest : FarmRequest
{
    public string? PrincipalId { get; set; }

    public string? DisplayName { get; set; }

    public string? Status { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record ListWorkersRequest : FleetRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetWorkerRequest : FleetRequest
{
    public string? WorkerId { get; set; }
}

public sealed record ListSessionsForWorkerRequest : FleetRequest
{
    public string? WorkerId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record ListSessionsRequest : JobRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetSessionRequest : JobRequest
{
    public string? SessionId { get; set; }
}

public sealed record UpdateSessionRequest : JobRequest
{
    public string? SessionId { get; set; }

    /// <summary>Only ENDED.</summary>
    public string? TargetLifecycleStatus { get; set; }

    /// <summary>The idempotency token.</summary>
    public string? ClientToken { get; set; }
}

public sealed record ListSessionActionsRequest : JobRequest
{
    public string? SessionId { get; set; }

    public string? TaskId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetSessionActionRequest : JobRequest
{
    public string? SessionActionId { get; set; }
}

public sealed record BatchGetSessionActionRequest
{
    public IReadOnlyList<GetSessionActionRequest> Identifiers { get; set; } = [];
}

public sealed record BatchGetSessionRequest
{
    public IReadOnlyList<GetSessionRequest> Identifiers { get; set; } = [];
}

public sealed record BatchGetStepRequest
{
    public IReadOnlyList<GetStepRequest> Identifiers { get; set; } = [];
}
