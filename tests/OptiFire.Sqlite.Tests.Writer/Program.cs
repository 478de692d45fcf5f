using OptiFire.Sdk.Journal;
using OptiFire.Sqlite;
using OptiFire.Sqlite.Tests.Writer;

// Arguments: the file, a seed, and the durability. Appends groups without end and prints each sequence that is durable.
// With "Settings" in place of the durability it writes versions of settings instead.
if (args[2] == "Settings")
{
    return SettingsWriting.Run(args[0]);
}

var random = new Random(int.Parse(args[1]));
long printed = 0;
try
{
    await using SqliteStore store = SqliteStore.Open(args[0], Enum.Parse<Durability>(args[2]));
    var chain = new GroupChain(store.Journal.Opened);
    printed = store.Journal.DurableSequence;
    while (true)
    {
        byte[] payload = new byte[random.Next(0, 20_000)];
        random.NextBytes(payload);
        CommitGroup group = chain.Next(payload, covers: random.Next(1, 5), requiresDurability: random.Next(3) == 0);
        store.Journal.Append(group);
        if (random.Next(4) == 0)
        {
            store.Journal.WaitUntilDurable(group.LastSequence, CancellationToken.None);
        }

        long durable = store.Journal.DurableSequence;
        if (durable > printed)
        {
            printed = durable;
            Console.WriteLine(durable);
        }
    }
}
catch (JournalException error)
{
    Console.WriteLine($"refused: {error.Message}");
    return 3;
}
