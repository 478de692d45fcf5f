namespace OptiFire.Numerics.Text;

/// <summary>Places ordered by falling count, where equal counts keep the order that a plain quicksort leaves them in.</summary>
/// <remarks>
/// Which of many equally frequent terms fall out of a limited vocabulary is arbitrary; following the sort that the common
/// text libraries use makes vocabularies the same as theirs. Quicksort with the median of first, middle and last, the
/// smaller part first, insertion sort up to 17 places; always the same for the same counts.
/// <para>Source: R. Sedgewick, "Implementing quicksort programs", Communications of the ACM 21 (1978), 847–857.</para>
/// </remarks>
internal static class FrequencyOrder
{
    private const int InsertionSpan = 16;

    /// <summary>The places 0 … n − 1, the most frequent first.</summary>
    public static int[] Of(ReadOnlySpan<int> counts)
    {
        int[] places = [.. Enumerable.Range(0, counts.Length)];
        var parts = new Stack<(int First, int Last)>();
        parts.Push((0, counts.Length - 1));
        while (parts.TryPop(out (int First, int Last) part))
        {
            while (part.Last - part.First > InsertionSpan)
            {
                int middle = Split(counts, places, part.First, part.Last);
                (int, int) left = (part.First, middle - 1);
                (int, int) right = (middle + 1, part.Last);
                bool leftIsSmaller = middle - part.First < part.Last - middle;
                parts.Push(leftIsSmaller ? right : left);
                part = leftIsSmaller ? left : right;
            }

            Insert(counts, places, part.First, part.Last);
        }

        return places;
    }

    private static int Split(ReadOnlySpan<int> counts, int[] places, int first, int last)
    {
        int middle = first + (last - first) / 2;
        OrderPair(counts, places, first, middle);
        OrderPair(counts, places, middle, last);
        OrderPair(counts, places, first, middle);
        int pivot = counts[places[middle]];
        int up = first;
        int down = last - 1;
        Swap(places, middle, down);
        while (true)
        {
            while (counts[places[++up]] > pivot) { }

            while (counts[places[--down]] < pivot) { }

            if (up >= down)
            {
                Swap(places, up, last - 1);
                return up;
            }

            Swap(places, up, down);
        }
    }

    private static void Insert(ReadOnlySpan<int> counts, int[] places, int first, int last)
    {
        for (int i = first + 1; i <= last; i++)
        {
            int place = places[i];
            int hole = i;
            for (; hole > first && counts[place] > counts[places[hole - 1]]; hole--)
            {
                places[hole] = places[hole - 1];
            }

            places[hole] = place;
        }
    }

    private static void OrderPair(ReadOnlySpan<int> counts, int[] places, int left, int right)
    {
        if (counts[places[right]] > counts[places[left]])
        {
            Swap(places, left, right);
        }
    }

    private static void Swap(int[] places, int left, int right) =>
        (places[left], places[right]) = (places[right], places[left]);
}
