package org.declic.door;

import org.springframework.http.HttpStatus;

/** A request that a door does not take. The message is meant for the sender. */
final class DoorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    DoorRefusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
