using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>A Q App.</summary>
public sealed class QApp : ConnectedObject
{
    internal QApp(AppSummary app, string instanceId, Connection connection)
        : base(connection)
    {
        InstanceId = instanceId;
        AppId = app.AppId;
        AppArn = app.AppArn;
        Title = app.Title;
        Description = app.Description;
        Status = app.Status;
        CreatedAt = app.CreatedAt.ToLocalTime();
        CanEdit = app.CanEdit;
        IsVerified = app.IsVerified;
    }

    internal QApp(GetQAppResponse app, string instanceId, Connection connection)
        : base(connection)
    {
        InstanceId = instanceId;
        AppId = app.AppId;
        AppArn = app.AppArn;
        AppVersion = app.AppVersion;
        Title = app.Title;
        Description = app.Description;
        Status = app.Status;
        CreatedAt = app.CreatedAt.ToLocalTime();
        CreatedBy = app.CreatedBy;
        UpdatedAt = app.UpdatedAt.ToLocalTime();
        UpdatedBy = app.UpdatedBy;
        CanEdit = app.AppDefinition.CanEdit;
        InitialPrompt = app.InitialPrompt;
        RequiredCapabilities = new TextList<string>(app.RequiredCapabilities ?? []);
        Cards = new TextList<QAppCardDefinition>(app.AppDefinition.Cards.Select(card => new QAppCardDefinition(card)));
    }

    public string Title { get; }

    public string? Description { get; }

    /// <summary>PUBLISHED, DRAFT or DELETED; the service may add others.</summary>
    public string? Status { get; }

    /// <summary>Known only when the app is asked for by its id.</summary>
    public int? AppVersion { get; }

    /// <summary>The cards in the app's order; empty in a listing, which does not tell them.</summary>
    public IReadOnlyList<QAppCardDefinition> Cards { get; } = new TextList<QAppCardDefinition>([]);

    public string AppId { get; }

    /// <summary>The Amazon Q Business application environment instance that the app is in.</summary>
    public string InstanceId { get; }

    public string AppArn { get; }

    public DateTime CreatedAt { get; }

    /// <summary>Known only when the app is asked for by its id.</summary>
    public string? CreatedBy { get; }

    /// <summary>Known only when the app is asked for by its id.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>Known only when the app is asked for by its id.</summary>
    public string? UpdatedBy { get; }

    public bool? CanEdit { get; }

    /// <summary>Known only in a listing.</summary>
    public bool? IsVerified { get; }

    /// <summary>Known only when the app is asked for by its id.</summary>
    public string? InitialPrompt { get; }

    /// <summary>FileUpload, CreatorMode, RetrievalMode, PluginMode; known only when the app is asked for by its id.</summary>
    public IReadOnlyList<string> RequiredCapabilities { get; } = new TextList<string>([]);
}
