package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

class ErrorMappersTest {

    @Test
    void aDatabaseThatIsAwayIsAnOutageAndNoFault() {
        assertThat(code(new SQLNonTransientConnectionException("Connection refused", "08000")))
                .isEqualTo(CommonError.UNAVAILABLE);
        assertThat(code(new SQLException(new ResourceException("Unable to get managed connection"))))
                .isEqualTo(CommonError.UNAVAILABLE);
    }

    @Test
    void aLostRaceIsAConflict() {
        assertThat(code(new OptimisticLockException())).isEqualTo(CommonError.CONCURRENT_UPDATE);
    }

    @Test
    void anErrorOfAServiceKeepsItsCodeThroughTheContainer() {
        assertThat(code(new CloudException(CommonError.PATH_NOT_FOUND))).isEqualTo(CommonError.PATH_NOT_FOUND);
    }

    @Test
    void allElseIsOurFault() {
        assertThat(code(new SQLException("syntax error", "42000"))).isEqualTo(CommonError.INTERNAL);
        assertThat(code(new IllegalStateException())).isEqualTo(CommonError.INTERNAL);
    }

    /** As it comes out of a session bean. */
    private static Object code(Exception thrown) {
        return ErrorMappers.asCloudException(new EJBException(thrown)).code();
    }
}
