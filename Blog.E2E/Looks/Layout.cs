using Microsoft.Playwright;

namespace Blog.E2E.Looks;

/// <summary>Facts about how a page lies in its window, as one line for each that is wrong.</summary>
internal static class Layout
{
    /// <summary>Elements that reach past the window's sides, where they do not lie in a box that scrolls by itself.</summary>
    private const string TooWide = """
        () => {
            const width = document.documentElement.clientWidth;
            const clipped = e => {
                for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                    if (getComputedStyle(p).overflowX !== 'visible') return true;
                return false;
            };
            const wide = [...document.body.querySelectorAll('*')].filter(e => {
                const box = e.getBoundingClientRect();
                return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1) && !clipped(e);
            }).map(e => `too wide: <${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}"> ${Math.round(e.getBoundingClientRect().right)} of ${width}`);
            if (document.scrollingElement.scrollWidth > innerWidth)
                wide.push(`scrolls sideways: ${document.scrollingElement.scrollWidth} of ${innerWidth}`);
            return wide;
        }
        """;

    /// <summary>Words smaller than 12 px, and fields smaller than 16 px, which make a phone zoom.</summary>
    private const string TooSmall = """
        () => {
            const small = [];
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (words.nextNode()) {
                const e = words.currentNode.parentElement;
                const size = parseFloat(getComputedStyle(e).fontSize);
                if (words.currentNode.data.trim() && e.checkVisibility() && size < 12)
                    small.push(`too small: ${size}px "${words.currentNode.data.trim().slice(0, 40)}"`);
            }
            for (const e of document.querySelectorAll('input:not([type=hidden],[type=checkbox],[type=radio]),textarea,select'))
                if (e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < 16)
                    small.push(`field smaller than 16px: ${e.name}`);
            return small;
        }
        """;

    /// <summary>What acts and cannot be scrolled free of the fixed launcher: checked at the very end of the page.</summary>
    private const string UnderTheLauncher = """
        () => {
            const launcher = document.querySelector('.launcher');
            if (!launcher) return [];
            window.scrollTo(0, document.scrollingElement.scrollHeight);
            const over = launcher.getBoundingClientRect();
            return [...document.querySelectorAll('a,button,input,textarea,summary')]
                .filter(e => e.checkVisibility() && !e.closest('#chat'))
                .filter(e => {
                    const box = e.getBoundingClientRect();
                    return box.width > 1 && box.right > over.left && box.left < over.right && box.bottom > over.top && box.top < over.bottom
                        && document.scrollingElement.scrollHeight - innerHeight - scrollY < 1;
                })
                .map(e => `under the launcher: <${e.tagName.toLowerCase()}> ${e.textContent.trim().slice(0, 40)}`);
        }
        """;

    /// <summary>Words on a button that take more than one line.</summary>
    private const string Wrapped = """
        () => [...document.querySelectorAll('button,.btn,.masthead a')].filter(e => e.checkVisibility()).flatMap(e => {
            const words = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            const wrapped = [];
            while (words.nextNode()) {
                const range = document.createRange();
                range.selectNodeContents(words.currentNode);
                if (words.currentNode.data.trim() && !words.currentNode.parentElement.closest('.sr-only') && range.getClientRects().length > 1)
                    wrapped.push(`wraps: "${words.currentNode.data.trim()}"`);
            }
            return wrapped;
        })
        """;

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        List<string> faults = [];
        foreach (var question in (string[])[TooWide, TooSmall, Wrapped, UnderTheLauncher])
        {
            faults.AddRange(await page.EvaluateAsync<string[]>(question));
        }

        return faults;
    }
}
