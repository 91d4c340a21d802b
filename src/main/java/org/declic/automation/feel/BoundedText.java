package org.declic.automation.feel;

/** A text for regular expressions, some of which read it again and again. */
final class BoundedText implements CharSequence {

    private static final int READS_UNSEEN = 1024;

    private final String text;
    private final Effort effort;
    private int reads;

    BoundedText(String text, Effort effort) {
        this.text = text;
        this.effort = effort;
        effort.check();
    }

    @Override
    public char charAt(int index) {
        if (++reads % READS_UNSEEN == 0) {
            effort.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
