package org.declic.app.soak;

/** An event that was sent, perhaps again and again. */
final class Sent {

    private final String id;
    private final String contact;
    private final String name;
    private final int amount;
    private final String key;
    private final String door;
    private volatile boolean acknowledged;
    private volatile boolean erased;

    Sent(String id, String contact, String name, int amount, String key, String door) {
        this.id = id;
        this.contact = contact;
        this.name = name;
        this.amount = amount;
        this.key = key;
        this.door = door;
    }

    String id() {
        return id;
    }

    String contact() {
        return contact;
    }

    String name() {
        return name;
    }

    int amount() {
        return amount;
    }

    String key() {
        return key;
    }

    String door() {
        return door;
    }

    String data() {
        return "{\"amount\":" + amount + ",\"key\":\"" + key + "\"}";
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    void acknowledge() {
        acknowledged = true;
    }

    boolean isErased() {
        return erased;
    }

    void erase() {
        erased = true;
    }
}
