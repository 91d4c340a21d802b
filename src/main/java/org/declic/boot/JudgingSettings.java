package org.declic.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code declic.judging.…}: how much one expression may take.
 *
 * @param maxTime processor time that one expression may take; beyond it the contact is refused with this reason
 * @param maxMemory memory that one expression may allocate in all; beyond it the contact is refused with this reason
 */
public record JudgingSettings(
        @DefaultValue("PT1S") Duration maxTime,
        @DefaultValue("256MB") DataSize maxMemory) {}
