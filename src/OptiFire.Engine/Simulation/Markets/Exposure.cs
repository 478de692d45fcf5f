namespace OptiFire.Engine.Simulation.Markets;

/// <summary>How much of a source's move an instrument takes.</summary>
/// <param name="Source">What moves.</param>
/// <param name="Loadings">The instrument's log move per log move of the source, by session.</param>
internal readonly record struct Exposure(MoveSource Source, double[] Loadings)
{
    /// <summary>The same loading in every session.</summary>
    public static Exposure Constant(MoveSource source, double loading)
    {
        double[] loadings = new double[source.Moves.Length];
        Array.Fill(loadings, loading);
        return new Exposure(source, loadings);
    }

    /// <summary>The exposure of something that takes <paramref name="times"/> the instrument's move.</summary>
    public Exposure Times(double times) => this with { Loadings = [.. Loadings.Select(loading => loading * times)] };
}
