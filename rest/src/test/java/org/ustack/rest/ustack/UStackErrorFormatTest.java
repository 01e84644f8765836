package org.ustack.rest.ustack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;

class UStackErrorFormatTest {

    @Test
    void anErrorNamesItsCodeAndTheRequest() throws Exception {
        CloudException error = new CloudException(ImageError.BAD_SIGNATURE);
        assertThat(new ObjectMapper().writeValueAsString(new UStackErrorFormat().body(error, "req-1")))
                .isEqualTo("{\"error\":{\"code\":\"BAD_SIGNATURE\",\"status\":403,"
                        + "\"message\":\"The address is not valid or not valid any more.\",\"requestId\":\"req-1\"}}");
    }
}
