namespace OptiFire.Sdk.Journal;

/// <summary>Opens journal and tape for a run; registered under the engine's name.</summary>
public interface IJournalStoreFactory
{
    /// <summary>Opens the store, new or continued, for this writer alone.</summary>
    /// <param name="durability">When what is written must have reached the disk.</param>
    /// <exception cref="JournalException">The store cannot be opened, or another engine has it open.</exception>
    IJournalStore Open(Durability durability);
}
