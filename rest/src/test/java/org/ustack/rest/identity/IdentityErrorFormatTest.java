package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

class IdentityErrorFormatTest {

    private static Map<String, Object> body(CloudException error) {
        return IdentityErrorFormat.body(error.code().kind().httpStatus(), error);
    }

    @Test
    void tooManyLoginsAre429() {
        assertThat(body(new CloudException(IdentityError.TOO_MANY_LOGINS, "seconds", 40L)))
                .isEqualTo(Map.of(
                        "code", 429,
                        "title", "Too Many Requests",
                        "message", "Too many failed logins. Please try again in 40 second(s)."));
    }

    @Test
    void theGatesRefusalHasKeystonesWords() {
        assertThat(body(new CloudException(CommonError.POLICY_FORBIDS, "rule", "identity:create_user")))
                .isEqualTo(Map.of(
                        "code", 403,
                        "title", "Forbidden",
                        "message", "You are not authorized to perform the requested action: identity:create_user."));
    }

    @Test
    void anExpiredPasswordIsSaidByItsUser() {
        assertThat(body(new CloudException(IdentityError.PASSWORD_EXPIRED, "user_id", "u1")))
                .isEqualTo(Map.of(
                        "code", 401,
                        "title", "Unauthorized",
                        "message", "The password is expired and needs to be changed for user: u1."));
    }
}
