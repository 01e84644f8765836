package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.kernel.ErrorKind;

class ComputeErrorFormatTest {

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 400, badRequest",
        "FORBIDDEN, 403, forbidden",
        "OVER_QUOTA, 403, forbidden",
        "NOT_FOUND, 404, itemNotFound",
        "METHOD_NOT_ALLOWED, 405, badMethod",
        "NOT_ACCEPTABLE, 406, computeFault",
        "CONFLICT, 409, conflictingRequest",
        "GONE, 410, computeFault",
        "TOO_LARGE, 413, overLimit",
        "UNSUPPORTED_MEDIA_TYPE, 415, badMediaType",
        "RATE_LIMITED, 429, overLimit",
        "INTERNAL, 500, computeFault",
        "NOT_IMPLEMENTED, 501, notImplemented",
        "UNAVAILABLE, 503, serviceUnavailable",
    })
    void theKeyFollowsTheStatus(ErrorKind kind, int status, String key) {
        int rendered = new ComputeErrorFormat().status(kind);
        assertThat(rendered).isEqualTo(status);
        Map<String, Object> body = ComputeErrorFormat.body(rendered, "why");
        assertThat(body).containsOnlyKeys(key);
        assertThat(body.get(key))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("code", status)
                .containsEntry("message", "why");
    }
}
