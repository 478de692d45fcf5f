using System.Runtime.Intrinsics.X86;

namespace OptiFire.Architecture.Tests;

public sealed class NumericProfileTests
{
    [Fact]
    [Trait("Category", "Golden")]
    public void Golden_run_without_AVX512_really_has_none()
    {
        bool off = Environment.GetEnvironmentVariable("DOTNET_EnableAVX512F") == "0";

        Assert.False(
            off && Avx512F.IsSupported,
            "DOTNET_EnableAVX512F=0 left AVX-512 on: from .NET 10 the runtime reads DOTNET_EnableAVX512, set both."
        );
    }
}
