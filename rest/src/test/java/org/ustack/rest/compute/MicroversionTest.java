package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.kernel.CloudException;

class MicroversionTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "- | - | 2.1",
                "compute 2.73 | - | 2.73",
                "- | 2.42 | 2.42",
                "compute 2.73 | 2.42 | 2.73",
                "volume 3.59 | 2.42 | 2.42",
                "volume 3.59 | - | 2.1",
                "volume 3.59, compute 2.60 | - | 2.60",
                "COMPUTE 2.9 | - | 2.9",
                "compute latest | - | 2.93",
                "- | latest | 2.93",
                "compute 2.93 | - | 2.93",
                "nonsense | - | 2.1",
            })
    void isNegotiatedFromTheHeaders(String standard, String legacy, String expected) {
        assertThat(Microversion.negotiate(standard, legacy)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "compute 2.94 | - | VERSION_UNSUPPORTED",
                "compute 2.0 | - | VERSION_UNSUPPORTED",
                "compute 3.1 | - | VERSION_UNSUPPORTED",
                "- | 2.1000 | VERSION_UNSUPPORTED",
                "compute 2 | - | VERSION_MALFORMED",
                "compute 2.x | - | VERSION_MALFORMED",
                "compute 2.01 | - | VERSION_MALFORMED",
                "compute 2.99999999999 | - | VERSION_MALFORMED",
                "- | newest | VERSION_MALFORMED",
            })
    void isRefused(String standard, String legacy, ComputeApiError expected) {
        assertThatThrownBy(() -> Microversion.negotiate(standard, legacy))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(expected));
    }
}
