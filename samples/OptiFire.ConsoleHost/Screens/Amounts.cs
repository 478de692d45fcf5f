using System.Globalization;
using OptiFire.Sdk.Portfolio;

namespace OptiFire.ConsoleHost.Screens;

/// <summary>Money as text: every decimal that counts, none that does not.</summary>
internal static class Amounts
{
    public static string Exact(decimal amount, Currency currency) =>
        amount.ToString("0.############################", CultureInfo.InvariantCulture) + " " + currency;
}
