package org.declic.boot.observe;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.log.…}: what the log tells.
 *
 * @param contacts whether e-mail addresses of contacts are written out in the log, or masked
 */
public record LogSettings(@DefaultValue("false") boolean contacts) {}
