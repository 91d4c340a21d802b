package org.declic.boot;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a mail in HTML says, as plain text: for readers and filters that look at no HTML. */
final class HtmlAsText {

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<!--.*?-->|<(script|style|head|title)\\b[^>]*>.*?</\\1\\s*>");
    private static final Pattern LINK =
            Pattern.compile("(?is)<a\\b[^>]*?\\bhref\\s*=\\s*[\"']([^\"']*)[\"'][^>]*>(.*?)</a\\s*>");
    private static final Pattern LINE = Pattern.compile("(?i)<br\\b[^>]*>|</(?:tr|li|div)\\s*>");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)</(?:p|h[1-6]|ul|ol|table|blockquote)\\s*>");
    private static final Pattern TAG = Pattern.compile("(?s)</?[a-zA-Z!][^>]*>");

    private HtmlAsText() {}

    static String of(String html) {
        var text = UNSEEN.matcher(html).replaceAll("").replaceAll("\\s+", " ");
        text = LINK.matcher(text).replaceAll("$2 ($1)");
        text = LINE.matcher(text).replaceAll("\n");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = HtmlUtils.htmlUnescape(TAG.matcher(text).replaceAll(""));
        return text.replaceAll(" *\n *", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }
}
