using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using OptiFire.Engine.Remote;
using OptiFire.Sdk.Plugins;
using OptiFire.Sdk.Settings;

namespace OptiFire.Engine.Tests.Remote;

public sealed class ControlServerTests
{
    private const string Health = """{"verb":"health.read"}""";
    private const int Longest = 1 << 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Malformed", "")]
    [InlineData("Malformed", "{")]
    [InlineData("Malformed", "null")]
    [InlineData("Malformed", "[]")]
    [InlineData("Malformed", "{}")]
    [InlineData("Malformed", """{"verb":null}""")]
    [InlineData("Malformed", """{"verb":"health.read","verb":"health.read"}""")]
    [InlineData("Malformed", """{"verb":"health.read","more":1}""")]
    [InlineData("Malformed", """{"verb":"health.read","arguments":{"more":1}}""")]
    [InlineData("Malformed", """{"verb":"health.read","arguments":[1]}""")]
    [InlineData("Malformed", """{"verb":"settings.version","arguments":{}}""")]
    [InlineData("Malformed", """{"verb":"settings.version","arguments":{"number":"1"}}""")]
    [InlineData("Malformed", """{"verb":"settings.version","arguments":{"number":1e400}}""")]
    [InlineData("Malformed", """{"verb":"settings.update","arguments":{"values":{"a":"1","a":"2"}}}""")]
    [InlineData("Malformed", """{"verb":"settings.update","arguments":{"values":null}}""")]
    [InlineData("Malformed", """{"verb":"plugins.pause","arguments":{"instance":"/"}}""")]
    [InlineData("Malformed", """{"verb":"trading.set","arguments":{"state":"Bold","reason":"x"}}""")]
    [InlineData("Malformed", "{\"verb\":\"health.read\"} x")]
    [InlineData("Malformed", "\u0001\u0002")]
    [InlineData("UnknownVerb", """{"verb":"engine.stop"}""")]
    [InlineData("UnknownVerb", """{"verb":"Health.Read"}""")]
    public async Task Bad_line_is_answered_with_an_error_and_the_next_one_as_ever(string kind, string line)
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using NetworkStream stream = await bench.OpenAsync();
        JsonElement refused = await ControlBench.AskAsync(stream, line);
        JsonElement answered = await ControlBench.AskAsync(stream, Health);

        Assert.Equal(kind, ControlBench.KindOf(refused));
        Assert.Null(ControlBench.KindOf(answered));
        Assert.Equal(1, bench.Settings.Current.Number);
    }

    [Fact]
    public async Task Deep_json_is_refused()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using NetworkStream stream = await bench.OpenAsync();
        string deep = new string('[', 200_000) + new string(']', 200_000);
        JsonElement refused = await ControlBench.AskAsync(
            stream,
            $$$"""{"verb":"health.read","arguments":{"a":{{{deep}}}}}"""
        );
        JsonElement barely = await ControlBench.AskAsync(
            stream,
            $$$"""{"verb":"health.read","arguments":{"a":{{{new string('[', 40) + new string(']', 40)}}}}}"""
        );

        Assert.Equal("Malformed", ControlBench.KindOf(refused));
        Assert.Contains("depth", barely.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Line_of_the_longest_length_passes_and_a_longer_one_is_refused()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using NetworkStream stream = await bench.OpenAsync();
        JsonElement passed = await ControlBench.AskAsync(stream, Health.PadRight(Longest));
        JsonElement longer = await ControlBench.AskAsync(stream, Health.PadRight(Longest + 1));
        JsonElement longest = await ControlBench.AskAsync(stream, new string('x', 5 * Longest));
        JsonElement after = await ControlBench.AskAsync(stream, Health);

        Assert.Null(ControlBench.KindOf(passed));
        Assert.Equal("Malformed", ControlBench.KindOf(longer));
        Assert.Equal("Malformed", ControlBench.KindOf(longest));
        Assert.Null(ControlBench.KindOf(after));
    }

    [Fact]
    public async Task Lines_sent_at_once_or_by_the_byte_are_answered_in_order()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        await using NetworkStream stream = await bench.OpenAsync();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"{Health}\n{{\"verb\":\"no.1\"}}\r\n{{\"verb\":\"no.2\"}}\n"),
            Token
        );
        JsonElement[] answers =
        [
            await ControlBench.ReadAsync(stream),
            await ControlBench.ReadAsync(stream),
            await ControlBench.ReadAsync(stream),
        ];
        foreach (byte one in Encoding.UTF8.GetBytes(Health + "\n"))
        {
            await stream.WriteAsync(new[] { one }, Token);
        }

        Assert.Null(ControlBench.KindOf(answers[0]));
        Assert.Contains("'no.1'", answers[1].GetProperty("error").GetProperty("message").GetString());
        Assert.Contains("'no.2'", answers[2].GetProperty("error").GetProperty("message").GetString());
        Assert.Null(ControlBench.KindOf(await ControlBench.ReadAsync(stream)));
    }

    [Fact]
    public async Task Sixty_four_clients_at_once_lose_no_change()
    {
        const int clients = 64;
        const int changes = 5;
        await using ControlBench bench = await ControlBench.StartAsync();
        SettingsOutcome[][] outcomes = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(client => Task.Run(() => ChangeAsync(client), Token))
        );

        Assert.Equal(1 + (clients * changes), bench.Settings.Current.Number);
        Assert.Equal(
            Enumerable.Range(2, clients * changes).Select(n => (long)n),
            outcomes.SelectMany(o => o).Select(o => o.Version.Number).Order()
        );
        Assert.Equal(clients, bench.Settings.Current.Content.Values.Count);

        async Task<SettingsOutcome[]> ChangeAsync(int client)
        {
            await using ControlClient mine = await bench.ConnectAsync();
            var made = new SettingsOutcome[changes];
            for (int i = 0; i < changes; i++)
            {
                var values = new Dictionary<string, string?> { [$"client.{client}"] = $"{i}" };
                made[i] = await mine.UpdateAsync(new SettingsUpdate("", values), Token);
            }

            return made;
        }
    }

    [Fact]
    public async Task One_client_too_many_is_told_so_and_finds_room_later()
    {
        await using ControlBench bench = await ControlBench.StartAsync(new ControlServerOptions { MaxClients = 2 });
        NetworkStream first = await bench.OpenAsync();
        await using NetworkStream second = await bench.OpenAsync();
        await ControlBench.AskAsync(first, Health);
        await ControlBench.AskAsync(second, Health);
        await using (NetworkStream third = await bench.OpenAsync())
        {
            Assert.Contains(
                "2 clients",
                (await ControlBench.ReadAsync(third)).GetProperty("error").GetProperty("message").GetString()
            );
        }

        await first.DisposeAsync();
        while (bench.Server.Clients > 1)
        {
            await Task.Delay(5, Token);
        }

        await using NetworkStream fourth = await bench.OpenAsync();
        Assert.Null(ControlBench.KindOf(await ControlBench.AskAsync(fourth, Health)));
    }

    [Fact]
    public async Task Client_that_stalls_is_sent_away_and_holds_nobody_up()
    {
        var options = new ControlServerOptions
        {
            Patience = TimeSpan.FromMilliseconds(300),
            Silence = TimeSpan.FromMilliseconds(600),
        };
        await using ControlBench bench = await ControlBench.StartAsync(options);
        await using NetworkStream half = await bench.OpenAsync();
        await using NetworkStream silent = await bench.OpenAsync();
        await half.WriteAsync("{\"verb\":"u8.ToArray(), Token);
        await using (NetworkStream other = await bench.OpenAsync())
        {
            Assert.Null(ControlBench.KindOf(await ControlBench.AskAsync(other, Health)));
        }

        byte[] one = new byte[1];
        Assert.Equal(0, await half.ReadAsync(one, Token));
        Assert.Equal(0, await silent.ReadAsync(one, Token));
    }

    [Fact]
    public async Task Client_that_takes_no_answers_is_sent_away()
    {
        var options = new ControlServerOptions { Patience = TimeSpan.FromMilliseconds(300) };
        await using ControlBench bench = await ControlBench.StartAsync(options);
        bench.Plugins =
        [
            .. Enumerable.Range(0, 5_000).Select(i => bench.Plugins[0] with { Instance = new InstanceId("p", $"{i}") }),
        ];
        await using NetworkStream greedy = await bench.OpenAsync();
        await greedy.WriteAsync("{\"verb\":\"plugins.status\"}\n"u8.ToArray(), Token);
        while (bench.Server.Clients == 0)
        {
            await Task.Delay(5, Token);
        }

        while (bench.Server.Clients > 0)
        {
            await Task.Delay(5, Token); // it would stay for ever
        }

        await using ControlClient other = await bench.ConnectAsync();
        Assert.Equal(5_000, (await other.PluginsAsync(Token)).Count);
    }

    [Fact]
    public async Task Client_that_vanishes_in_the_middle_has_its_change_made_whole()
    {
        await using ControlBench bench = await ControlBench.StartAsync();
        NetworkStream gone = await bench.OpenAsync();
        await gone.WriteAsync(
            "{\"verb\":\"settings.update\",\"arguments\":{\"values\":{\"a\":\"1\"}}}\n{\"verb\":\"settings.upd"u8.ToArray(),
            Token
        );
        await gone.DisposeAsync();
        while (bench.Settings.Current.Number == 1 || bench.Server.Clients > 0)
        {
            await Task.Delay(5, Token);
        }

        Assert.Equal(2, bench.Settings.Current.Number);
        await using ControlClient other = await bench.ConnectAsync();
        Assert.Equal("1", (await other.GetAsync("a", Token))["a"]);
    }
}
