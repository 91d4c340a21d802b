package org.declic.segment;

/** Whether all conditions of a segment must hold, or any. */
public enum Match {
    ALL,
    ANY
}
