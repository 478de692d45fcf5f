using System.Text;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OptiFire.Plugins.Infrastructure;
using OptiFire.Sdk.Control;
using OptiFire.Sdk.Plugins;
using OptiFire.Testing.Services;

namespace OptiFire.Plugins.Tests.Infrastructure;

public sealed class ApiCacheTests : IAsyncDisposable
{
    private static readonly ApiRequest Question = new("vendor", ApiDataKind.Fundamental, "/estimates?symbol=AAPL");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 1, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddHybridCache()
        .Services.BuildServiceProvider();
    private readonly RequestCache _cache;
    private int _calls;
    private Exception? _fault;

    public ApiCacheTests() =>
        _cache = new RequestCache("", _services.GetRequiredService<HybridCache>(), _time) { Options = new() };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hundred_concurrent_misses_make_one_call(bool keeps)
    {
        _cache.Options = new ApiCacheOptions { KeepAnswers = keeps };
        var gate = new TaskCompletionSource();
        Task<string>[] asked = [.. Enumerable.Range(0, 100).Select(_ => Task.Run(() => AskAsync(Question, gate.Task)))];
        while (_cache.Read().Misses < 100)
        {
            await Task.Yield();
        }

        gate.SetResult();

        Assert.Equal(["answer 1"], (await Task.WhenAll(asked)).Distinct());
        Assert.Equal(1, _calls);
        Assert.Equal(1, _cache.Read().Calls);
    }

    [Fact]
    public async Task Answer_is_fresh_for_five_minutes()
    {
        Assert.Equal("answer 1", await AskAsync(Question));
        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal("answer 1", await AskAsync(Question));

        ApiCacheReading reading = _cache.Read();
        Assert.Equal((1L, 1L, 1L, 1), (reading.Hits, reading.Misses, reading.Calls, reading.Entries));
    }

    [Fact]
    public async Task Old_answer_is_given_out_while_one_new_call_is_under_way()
    {
        await AskAsync(Question);
        _time.Advance(TimeSpan.FromSeconds(300));
        var gate = new TaskCompletionSource();
        Assert.Equal("answer 1", await AskAsync(Question, gate.Task));
        Assert.Equal("answer 1", await AskAsync(Question, gate.Task));
        gate.SetResult();
        await UntilAsync(() => _cache.Read().Calls == 2);
        await UntilAsync(async () => await AskAsync(Question) == "answer 2");

        Assert.Equal(2, _calls);
        Assert.True(_cache.Read().StaleServed >= 2);
    }

    [Fact]
    public async Task Answer_that_is_too_old_is_never_given_out()
    {
        await AskAsync(Question);
        _time.Advance(TimeSpan.FromSeconds(360));

        Assert.Equal("answer 2", await AskAsync(Question));
        Assert.Equal(0, _cache.Read().StaleServed);
    }

    [Fact]
    public async Task Failure_is_remembered_as_a_failure_for_a_moment_and_never_as_data()
    {
        _fault = new HttpRequestException("503");
        for (int i = 0; i < 3; i++)
        {
            ApiFailureException failure = await Assert.ThrowsAsync<ApiFailureException>(() => AskAsync(Question));
            Assert.Same(_fault, failure.InnerException);
        }

        Assert.Equal((1, 1L, 2L), (_calls, _cache.Read().Failures, _cache.Read().FailuresServed));
        _fault = null;
        _time.Advance(TimeSpan.FromSeconds(9));
        await Assert.ThrowsAsync<ApiFailureException>(() => AskAsync(Question));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("answer 2", await AskAsync(Question));
    }

    [Fact]
    public async Task Failed_refresh_leaves_the_old_answer_until_it_is_too_old()
    {
        await AskAsync(Question);
        _fault = new HttpRequestException("503");
        _time.Advance(TimeSpan.FromSeconds(310));
        Assert.Equal("answer 1", await AskAsync(Question));
        await UntilAsync(() => _cache.Read().Failures == 1);
        Assert.Equal("answer 1", await AskAsync(Question));
        Assert.Equal(2, _calls); // not asked again within the ten seconds
        _time.Advance(TimeSpan.FromSeconds(50));

        await Assert.ThrowsAsync<ApiFailureException>(() => AskAsync(Question));
    }

    [Fact]
    public async Task What_was_used_longest_ago_goes_when_there_are_too_many()
    {
        _cache.Options = new ApiCacheOptions { MaxEntries = 3 };
        foreach (string query in (string[])["a", "b", "c", "a", "d"])
        {
            await AskAsync(Of(query));
        }

        Assert.Equal((3, 1L, 4), (_cache.Read().Entries, _cache.Read().Evicted, _calls));
        await AskAsync(Of("a"));
        Assert.Equal(4, _calls);
        await AskAsync(Of("b"));
        Assert.Equal(5, _calls);
    }

    [Fact]
    public async Task Space_is_bounded()
    {
        _cache.Options = new ApiCacheOptions { MaxMegabytes = 1 };
        byte[] body = new byte[400_000];
        foreach (string query in (string[])["a", "b", "c"])
        {
            await _cache.GetAsync(Of(query), _ => ValueTask.FromResult<ReadOnlyMemory<byte>>(body), Token);
        }

        Assert.Equal(2, _cache.Read().Entries);
        Assert.InRange(_cache.Read().Bytes, 800_000, 1 << 20);
    }

    [Fact]
    public async Task Vintages_sources_and_kinds_never_stand_for_each_other()
    {
        ApiRequest[] all =
        [
            new("vendor", ApiDataKind.News, "q"),
            new("vendor", ApiDataKind.Alternative, "q"),
            new("vendor", ApiDataKind.News, "q", "2024-01-02"),
            new("vendor", ApiDataKind.News, "q", "2024-01-03"),
            new("vendor2", ApiDataKind.News, "q"),
            new("vendor", ApiDataKind.News, "0::q"),
            new("vendor:0", ApiDataKind.News, "q"),
        ];
        foreach (ApiRequest request in all)
        {
            await AskAsync(request);
        }

        Assert.Equal(all.Length, _calls);
        Assert.Equal(all.Length, all.Select(r => r.Key).Distinct().Count());
    }

    [Fact]
    public void Nothing_an_order_is_decided_on_can_be_asked()
    {
        string[] forbidden = ["Quote", "Trade", "Book", "Order", "Position", "Account", "Balance", "Fill"];

        Assert.DoesNotContain(
            Enum.GetNames<ApiDataKind>(),
            kind => forbidden.Any(word => kind.Contains(word, StringComparison.OrdinalIgnoreCase))
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiRequest("broker", (ApiDataKind)99, "/positions"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ApiRequest("broker", (ApiDataKind)(-1), "/orders"));
    }

    [Theory]
    [InlineData("", "q")]
    [InlineData(" ", "q")]
    [InlineData("vendor", "")]
    public void Empty_requests_are_refused(string source, string query) =>
        Assert.Throws<ArgumentException>(() => new ApiRequest(source, ApiDataKind.News, query));

    [Fact]
    public async Task Switched_off_every_request_goes_through()
    {
        _cache.Options = RequestCache.Off;

        Assert.Equal("answer 1", await AskAsync(Question));
        Assert.Equal("answer 2", await AskAsync(Question));
        Assert.Equal(0, _cache.Read().Entries);
    }

    [Fact]
    public async Task One_that_stops_waiting_does_not_end_the_call_of_the_others()
    {
        var gate = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        Task<string> patient = AskAsync(Question, gate.Task);
        Task<string> hasty = AskAsync(Question, gate.Task, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hasty);
        gate.SetResult();

        Assert.Equal("answer 1", await patient);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task Clock_that_was_set_back_makes_an_answer_old()
    {
        var clock = new MovableClock();
        using var cache = new RequestCache("clock", _services.GetRequiredService<HybridCache>(), clock)
        {
            Options = new ApiCacheOptions(),
        };
        await AskAsync(Question, cache: cache);
        clock.Now -= TimeSpan.FromDays(1);

        Assert.Equal("answer 2", await AskAsync(Question, cache: cache));
    }

    [Fact]
    public async Task Two_engines_keep_their_own()
    {
        using var other = new RequestCache("other", _services.GetRequiredService<HybridCache>(), _time)
        {
            Options = new ApiCacheOptions(),
        };
        await AskAsync(Question);

        Assert.Equal("answer 2", await AskAsync(Question, cache: other));
    }

    [Fact]
    public async Task Service_says_what_is_kept_while_it_runs_and_shows_what_was_saved()
    {
        _cache.Options = RequestCache.Off;
        var context = new FakeServiceContext(new InstanceId("infra_api_cache"));
        using var cancel = new CancellationTokenSource();
        Task run = Task.Run(() => new ApiCache(new ApiCacheOptions(), _cache).RunAsync(context, cancel.Token), Token);
        await UntilAsync(() => context.LastReport is not null);
        await AskAsync(Question);
        await AskAsync(Question);
        await AskAsync(Question);
        await UntilAsync(() =>
        {
            context.Clock.Advance(TimeSpan.FromSeconds(5));
            return Figure(context, "hits") == 2;
        });

        Assert.Equal(RunStatus.Ok, context.LastReport!.Result.Status);
        Assert.Equal(2.0 / 3, Figure(context, "hit_share")!.Value, 1e-12);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(_cache.Options.KeepAnswers);
    }

    [Fact]
    public async Task Without_a_place_for_bodies_requests_go_through_and_the_service_says_so()
    {
        using var cache = new RequestCache("", null, _time);
        var context = new FakeServiceContext(new InstanceId("infra_api_cache"));
        using var cancel = new CancellationTokenSource();
        Task run = Task.Run(() => new ApiCache(new ApiCacheOptions(), cache).RunAsync(context, cancel.Token), Token);
        await UntilAsync(() => context.LastReport is not null);

        Assert.Equal("answer 1", await AskAsync(Question, cache: cache));
        Assert.Equal("answer 2", await AskAsync(Question, cache: cache));
        Assert.Contains("HybridCache", context.LastReport!.Result.Reason, StringComparison.Ordinal);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await _services.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ApiRequest Of(string query) => new("vendor", ApiDataKind.Reference, query);

    private static double? Figure(FakeServiceContext context, string name) =>
        context.LastReport!.Figures.Where(f => f.Name == name).Select(f => (double?)f.Value).FirstOrDefault();

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int i = 0; i < 2_000; i++)
        {
            if (await isSo())
            {
                return;
            }

            await Task.Delay(5, Token);
        }

        Assert.Fail("it did not happen within ten seconds");
    }

    private async Task<string> AskAsync(
        ApiRequest request,
        Task? gate = null,
        CancellationToken? cancellationToken = null,
        RequestCache? cache = null
    )
    {
        ReadOnlyMemory<byte> body = await (cache ?? _cache).GetAsync(
            request,
            async _ =>
            {
                int number = Interlocked.Increment(ref _calls);
                await (gate ?? Task.CompletedTask);
                return _fault is null ? Encoding.UTF8.GetBytes($"answer {number}") : throw _fault;
            },
            cancellationToken ?? Token
        );
        return Encoding.UTF8.GetString(body.Span);
    }

    /// <summary>A clock that can be set back, as a machine's can.</summary>
    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 1, 2, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
