using System.Threading.Tasks;

namespace SessionTools.Qldb;

/// <summary>Blocks of a journal in their order.</summary>
internal interface IBlockSource
{
    /// <summary>The next block; null after the last.</summary>
    /// <exception cref="JournalException">It cannot be read, or is no block.</exception>
    public Task<RetrievedBlock?> NextAsync();
}
