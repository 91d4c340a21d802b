package org.declic.boot.observe;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.log.…}: what the log tells.
 *
 * @param contacts whether the log writes e-mail addresses of contacts out; else they are masked ({@code a…@example.com})
 */
public record LogSettings(@DefaultValue("false") boolean contacts) {}
