package org.declic.entry;

/** How a decision ended. */
public enum Outcome {
    ENTERED,
    REFUSED;

    /** As users write it: {@code entered}, {@code refused}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
