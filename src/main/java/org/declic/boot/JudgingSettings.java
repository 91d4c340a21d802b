package org.declic.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code declic.judging.…}: how much one expression may take.
 *
 * @param maxTime of the processor that evaluating one expression may take; then the contact is refused with this reason
 * @param maxMemory that it may allocate, likewise
 */
public record JudgingSettings(
        @DefaultValue("PT1S") Duration maxTime,
        @DefaultValue("256MB") DataSize maxMemory) {}
