using System;
using SessionTools.Clients.Http;

namespace SessionTools.Clients.Credentials;

/// <summary>What credential sources need of their connection.</summary>
/// <param name="Http">Its HTTP client, with its proxy and certificate authorities.</param>
/// <param name="Time">Its clock.</param>
/// <param name="Region">Its region, where a profile names none.</param>
/// <param name="ProfileName">The profile whose settings hold for its endpoints; null for the default one.</param>
/// <param name="TakeMfaCode">Gives the code that the user has entered, once; null where there is none.</param>
internal sealed record CredentialContext(SharedHttpClient Http, TimeProvider Time, string Region, string? ProfileName, Func<string?> TakeMfaCode);
