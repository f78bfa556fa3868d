using System.Collections.Generic;

namespace SessionTools.Clients.Deadline;

public sealed record BatchGetSessionActionResponse
{
    public IReadOnlyList<BatchSessionAction> SessionActions { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>A session action of a batch, which names its job.</summary>
public sealed record BatchSessionAction : GetSessionActionResponse
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string JobId { get; set; } = "";
}

public sealed record BatchGetSessionResponse
{
    public IReadOnlyList<BatchSession> Sessions { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>A session of a batch, which names its job.</summary>
public sealed record BatchSession : GetSessionResponse
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public string JobId { get; set; } = "";
}

public sealed record BatchGetStepResponse
{
    public IReadOnlyList<StepSummary> Steps { get; set; } = [];

    public IReadOnlyList<BatchError> Errors { get; set; } = [];
}

/// <summary>Why one item of a batch was not given.</summary>
public sealed record BatchError
{
    public string? SessionActionId { get; set; }

    public string? SessionId { get; set; }

    public string? StepId { get; set; }

    public string Code { get; set; } = "";

    public string Message { get; set; } = "";
}
