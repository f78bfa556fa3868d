using System.Threading.Tasks;

namespace SessionTools.Clients.Qldb.Journal;

/// <summary>Blocks of a journal in their order.</summary>
internal interface IBlockSource
{
    /// <summary>The next block; null after the last.</summary>
    public Task<JournalBlock?> NextAsync();
}
