namespace OptiFire.Engine.Simulation.Markets;

/// <summary>A change of one level of a book, before it has a time; price in hundredths.</summary>
internal readonly record struct BookChange(BookEventKind Kind, BookSide Side, long Price, long Size);
