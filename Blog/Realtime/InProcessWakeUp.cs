using System.Collections.Concurrent;

namespace Blog.Realtime;

/// <summary>
/// Rings the bells of those who wait for a topic, on this machine. A ring may be lost, doubled or merged without harm:
/// whoever is woken reads what follows its own cursor, and looks by itself now and then.
/// </summary>
public sealed class InProcessWakeUp
{
    private readonly ConcurrentDictionary<Topic, ConcurrentDictionary<WakeUpSignal, bool>> _waiting = new();

    /// <summary>Rings the signal with every <see cref="Publish"/> of the topic, until the result is disposed.</summary>
    public IDisposable Subscribe(Topic topic, WakeUpSignal signal)
    {
        while (true)
        {
            var signals = _waiting.GetOrAdd(topic, _ => new ConcurrentDictionary<WakeUpSignal, bool>());
            lock (signals)
            {
                // The last one to leave took the set out of the dictionary in the meantime: a new set is there, or soon is.
                if (!_waiting.TryGetValue(topic, out var current) || current != signals)
                {
                    continue;
                }

                signals[signal] = true;
                return new Subscription(this, topic, signal);
            }
        }
    }

    public void Publish(Topic topic)
    {
        if (!_waiting.TryGetValue(topic, out var signals))
        {
            return;
        }

        foreach (var (signal, _) in signals)
        {
            signal.Ring();
        }
    }

    private void Leave(Topic topic, WakeUpSignal signal)
    {
        if (!_waiting.TryGetValue(topic, out var signals))
        {
            return;
        }

        lock (signals)
        {
            signals.TryRemove(signal, out _);
            if (signals.IsEmpty)
            {
                _waiting.TryRemove(KeyValuePair.Create(topic, signals));
            }
        }
    }

    private sealed class Subscription(InProcessWakeUp wakeUp, Topic topic, WakeUpSignal signal) : IDisposable
    {
        public void Dispose() => wakeUp.Leave(topic, signal);
    }
}
