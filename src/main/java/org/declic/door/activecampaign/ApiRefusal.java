package org.declic.door.activecampaign;

import org.springframework.http.HttpStatus;

/** A request to {@code /api/3} that is refused in the form of ActiveCampaign's API. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String field;

    private ApiRefusal(HttpStatus status, String message, String code, String field) {
        super(message);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    /** 404, as {@code {"message": …}}. */
    static ApiRefusal noResult(String what, String id) {
        return new ApiRefusal(HttpStatus.NOT_FOUND, "No Result found for " + what + " with id " + id, "", "");
    }

    /** 422, as {@code {"errors": [{"title": …, "code": …, "source": {"pointer": …}}]}}. */
    static ApiRefusal unprocessable(String title, String code, String field) {
        return new ApiRefusal(HttpStatus.UNPROCESSABLE_ENTITY, title, code, field);
    }

    /** 403, as {@code {"message": …}}. */
    static ApiRefusal forbidden(String message) {
        return new ApiRefusal(HttpStatus.FORBIDDEN, message, "", "");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String field() {
        return field;
    }
}
