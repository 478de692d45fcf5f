using OptiFire.Engine.Market.Files;
using OptiFire.Sdk.Market;
using OptiFire.Sdk.Time;
using OptiFire.TestSupport;

namespace OptiFire.Engine.Tests.Market.Files;

/// <summary>Writes a small file, reads it, and forgets it.</summary>
internal static class FactFile
{
    public static FileReading<T> Read<T>(string name, string text, DataFileOptions? options = null)
        where T : struct, IDatum<T>
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        return FileReading<T>.Of(DataFile.Open(folder.Write(name, text), options));
    }

    /// <summary>Reads a good line, a line, and a good line; only the one between must be put aside, with its number.</summary>
    public static void PutsAside<T>(
        string name,
        string header,
        string before,
        string line,
        string after,
        QuarantineReason reason
    )
        where T : struct, IDatum<T>
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        string text = string.Join('\n', new[] { header, before, line, after }.Where(l => l != "-"));
        DataFile file = DataFile.Open(folder.Write(name, text));

        // The engine knows XYZ, whatever the file holds beside it.
        FileReading<T> read = FileReading<T>.Of(file, instruments: [new Instrument { Symbol = "XYZ" }]);

        QuarantinedRow bad = Assert.Single(read.Bad);
        Assert.Equal((name, header == "-" ? 2 : 3, reason), (bad.Source, bad.Line, bad.Reason));
        Assert.Equal(line.Length > 200 ? line[..200] : line, bad.Text);
        Assert.Equal(2, read.Rows.Count);
    }

    public static string Refusal(string name, string text)
    {
        using TemporaryFolder folder = SharedFolder.Temporary();
        return Assert.Throws<DataFileException>(() => DataFile.Open(folder.Write(name, text))).Message;
    }

    public static Timestamp At(string text) => Timestamp.Parse(text);
}
