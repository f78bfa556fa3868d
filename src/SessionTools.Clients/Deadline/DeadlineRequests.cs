namespace SessionTools.Clients.Deadline;

public sealed record ListFarmsRequest
{
    public string? PrincipalId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record ListQueuesRequest
{
    public string? FarmId { get; set; }

    public string? PrincipalId { get; set; }

    public string? Status { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record ListJobsRequest
{
    public string? FarmId { get; set; }

    public string? QueueId { get; set; }

    public string? PrincipalId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record ListSessionActionsRequest
{
    public string? FarmId { get; set; }

    public string? QueueId { get; set; }

    public string? JobId { get; set; }

    public string? SessionId { get; set; }

    public string? TaskId { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed record GetSessionActionRequest
{
    public string? FarmId { get; set; }

    public string? QueueId { get; set; }

    public string? JobId { get; set; }

    public string? SessionActionId { get; set; }
}
