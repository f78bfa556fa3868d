using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SessionTools.Local.Common;

/// <summary>Cuts lists into pages and names the next page by an opaque token, valid for 24 hours.</summary>
internal static class PageTokens
{
    private const int DefaultPageSize = 100;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    /// <summary>A page of <paramref name="items"/> and the token of the next one.</summary>
    /// <param name="items">The whole list.</param>
    /// <param name="token">The token of the page, null for the first.</param>
    /// <param name="size">At most so many items; null for 100.</param>
    /// <param name="now">The endpoint's time.</param>
    /// <param name="badToken">The service's error for a token that is not, or no longer, valid.</param>
    public static (IReadOnlyList<T> Items, string? NextToken) Page<T>(
        IReadOnlyList<T> items,
        string? token,
        int? size,
        DateTimeOffset now,
        Func<LocalServiceException> badToken)
    {
        int start = token is null ? 0 : Read(token, now) ?? throw badToken();
        if (start > items.Count)
        {
            throw badToken();
        }

        // By index, never by walking: a generated list makes its items as they are asked for.
        T[] page = new T[Math.Min(items.Count - start, size ?? DefaultPageSize)];
        for (int i = 0; i < page.Length; i++)
        {
            page[i] = items[start + i];
        }

        int end = start + page.Length;
        return (page, end < items.Count ? Write(end, now) : null);
    }

    private static string Write(int start, DateTimeOffset now) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{start} {now.ToUnixTimeSeconds()}")));

    private static int? Read(string token, DateTimeOffset now)
    {
        if (!Base64.IsValid(token))
        {
            return null;
        }

        string[] parts = Encoding.ASCII.GetString(Convert.FromBase64String(token)).Split(' ');
        bool valid = parts.Length == 2
            & int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            & long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long issued)
            && now.ToUnixTimeSeconds() - issued <= s_lifetime.TotalSeconds;
        return valid ? start : null;
    }
}
