package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

class ErrorNoteTest {

    @Test
    void whatStoodInABodyDoesNotReachTheAuditTrail() {
        assertThat(ErrorNote.wordsOf(
                        CommonError.invalid("auth/identity/password", "hunter2", "'hunter2' is not of type 'object'")))
                .isEqualTo("Invalid input for field/attribute auth/identity/password.");
        assertThat(ErrorNote.wordsOf(new CloudException(
                        CommonError.MALFORMED_BODY, "reason", "it is not JSON: Unrecognized token 'hunter2'")))
                .isEqualTo("Malformed request body.");
    }

    @Test
    void otherReasonsAreKept() {
        assertThat(ErrorNote.wordsOf(new CloudException(CommonError.POLICY_FORBIDS, "rule", "identity:create_user")))
                .isEqualTo("Policy doesn't allow identity:create_user to be performed.");
    }
}
