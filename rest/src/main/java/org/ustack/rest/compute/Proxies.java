package org.ustack.rest.compute;

import java.util.function.Supplier;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorKind;

/** What the resources have in common that pass on to another service what compute itself once did, until 2.35. */
final class Proxies {

    static final int UNTIL = 35;

    private Proxies() {}

    /** The other service's conflicts are bad requests here. */
    static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (CloudException e) {
            throw e.code().kind() == ErrorKind.CONFLICT
                    ? new CloudException(e, CommonError.BAD_REQUEST, "reason", e.getMessage())
                    : e;
        }
    }

    /** An image that the caller cannot see has one sentence here, whatever its id. */
    static <T> T image(Supplier<T> call) {
        try {
            return answer(call);
        } catch (CloudException e) {
            throw e.code().kind() == ErrorKind.NOT_FOUND ? new CloudException(e, ComputeApiError.IMAGE_NOT_FOUND) : e;
        }
    }

    static void run(Runnable call) {
        answer(() -> {
            call.run();
            return null;
        });
    }
}
