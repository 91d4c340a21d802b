package org.declic.app;

/**
 * Holds back the answer to the next request of a page that has this in its address, until it is released: it then comes
 * later than the answers to what was asked after it. The server has answered at once; the page can't end the request.
 */
final class LateAnswer {

    private static final String HOLD = """
            const [address] = arguments;
            const real = window.fetch;
            window.late = new Promise((asked) => {
                window.fetch = (url, options) => {
                    if (!url.includes(address)) return real(url, options);
                    window.fetch = real;
                    return new Promise((answered, failed) => {
                        asked(real(url, { ...options, signal: undefined }).then(async (answer) => {
                            const text = await answer.text();
                            const { status, ok } = answer;
                            return { release: () => answered({
                                status, ok, text: async () => text, json: async () => JSON.parse(text) }) };
                        }).catch(failed));
                    });
                };
            });
            """;

    private final Browser browser;

    private LateAnswer(Browser browser) {
        this.browser = browser;
    }

    /** @param address a part of the address of the request */
    static LateAnswer to(CockpitPage page, String address) {
        page.browser().script(HOLD, address);
        return new LateAnswer(page.browser());
    }

    /** Waits until the page has asked, and the server has answered. */
    LateAnswer asked() {
        browser.script("return window.late.then(() => null)");
        return this;
    }

    /** Gives the answer to the page, and the page the time to take it. */
    void release() {
        browser.script("""
                return window.late
                    .then((answer) => answer.release())
                    .then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))""");
    }
}
