using Microsoft.Extensions.Hosting;

namespace Blog.Realtime;

/// <summary>
/// Sends every client away with "restarting" when the server stops, a few milliseconds apart, so that they do not all
/// come back in one instant. Without it an open socket holds the shutdown until the host gives up waiting.
/// </summary>
internal sealed class ConnectionDrainer(ConnectionRegistry registry, IHostApplicationLifetime lifetime) : IHostedService
{
    private static readonly TimeSpan LongestSpread = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(4);

    // The pace of the network and not the blog's clock: with one that stands still the host would give up waiting.
    private static readonly TimeProvider Pace = TimeProvider.System;

    private Task _draining = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _draining = DrainAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _draining.WaitAsync(cancellationToken);

    private async Task DrainAsync()
    {
        var connections = registry.StartDraining();
        var step = connections.Count * Step > LongestSpread ? LongestSpread / connections.Count : Step;
        var started = Pace.GetTimestamp();
        var closed = 0;
        foreach (var connection in connections)
        {
            // Timers are coarser than the step: wait only when the plan is ahead of the clock.
            var ahead = (closed * step) - Pace.GetElapsedTime(started);
            if (ahead > TimeSpan.FromMilliseconds(10))
            {
                await Task.Delay(ahead, Pace);
            }

            connection.Close(CloseReason.Restarting);
            closed++;
        }
    }
}
