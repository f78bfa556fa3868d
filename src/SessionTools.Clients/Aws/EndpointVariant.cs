namespace SessionTools.Clients.Aws;

/// <summary>Which of a region's endpoints is meant.</summary>
/// <param name="Fips">One with FIPS 140 validated cryptography.</param>
/// <param name="DualStack">One that is reached by IPv6 too.</param>
internal readonly record struct EndpointVariant(bool Fips, bool DualStack);
