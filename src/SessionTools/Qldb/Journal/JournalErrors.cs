using System;
using System.IO;
using System.Threading.Tasks;
using SessionTools.Ledger.Journal;

namespace SessionTools.Qldb;

/// <summary>Turns what goes wrong with the files and the parts of a journal into errors of ours.</summary>
internal static class JournalErrors
{
    public static JournalException From(JournalFormatException exception) =>
        new(exception.IsMixedExport ? JournalProblem.Mixed : JournalProblem.NotUnderstood, exception.Message, exception);

    /// <exception cref="JournalException">The file or folder cannot be read, or is not what it should be.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JournalFormatException exception)
        {
            throw From(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotReadable, exception.Message, exception);
        }
    }

    /// <exception cref="JournalException">The folder cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(string folder, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(JournalProblem.NotWritable, $"'{folder}' cannot be written: {exception.Message}", exception);
        }
    }
}
