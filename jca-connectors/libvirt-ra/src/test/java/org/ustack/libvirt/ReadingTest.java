package org.ustack.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException.Cause;

/** What libvirt says, in our words. */
class ReadingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, UNKNOWN",
        "1, 1, false, RUNNING",
        "2, 0, false, RUNNING",
        "3, 0, false, PAUSED",
        "3, 1, false, PAUSED",
        "3, 5, false, PAUSED",
        "3, 3, false, RUNNING",
        "3, 11, false, RUNNING",
        "3, 10, false, CRASHED",
        "4, 0, false, RUNNING",
        "5, 2, false, OFF",
        "5, 3, false, CRASHED",
        "5, 5, true, SAVED",
        "5, 3, true, SAVED",
        "6, 1, false, CRASHED",
        "7, 0, false, PAUSED"
    })
    void statesAreFolded(int state, int reason, boolean saved, Power power) {
        assertThat(PowerReading.fold(state, reason, saved)).isEqualTo(power);
    }

    @Test
    void pausedForNoReasonIsStuck() {
        assertThat(PowerReading.isStuck(3, 0)).isTrue();
        assertThat(PowerReading.isStuck(3, 10)).isTrue();
        assertThat(PowerReading.isStuck(3, 1)).isFalse();
        assertThat(PowerReading.isStuck(1, 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "VIR_ERR_NO_DOMAIN, VIR_FROM_QEMU, Domain not found, NO_DOMAIN",
        "VIR_ERR_OPERATION_INVALID, VIR_FROM_QEMU, domain is not running, WRONG_STATE",
        "VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN, XML error, REFUSED",
        "VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_QEMU, unsupported configuration, REFUSED",
        "VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC, internal error, UNREACHABLE",
        "VIR_ERR_INTERNAL_ERROR, VIR_FROM_REMOTE, client socket is closed, UNREACHABLE",
        "VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC, Failed to connect socket, UNREACHABLE",
        "VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, cannot set up guest memory 'pc.ram': Cannot allocate memory, EXHAUSTED",
        "VIR_ERR_SYSTEM_ERROR, VIR_FROM_QEMU, No space left on device, EXHAUSTED",
        "VIR_ERR_INTERNAL_ERROR, VIR_FROM_QEMU, process exited, FAILED"
    })
    void errorsAreTranslated(ErrorNumber code, ErrorDomain from, String message, Cause cause) {
        assertThat(LibvirtFault.cause(code, from, message)).isEqualTo(cause);
    }

    @Test
    void numbersAreLibvirts() {
        assertThat(LibvirtFault.number(42)).isEqualTo(ErrorNumber.VIR_ERR_NO_DOMAIN);
        assertThat(LibvirtFault.number(55)).isEqualTo(ErrorNumber.VIR_ERR_OPERATION_INVALID);
        assertThat(LibvirtFault.number(99_999)).isEqualTo(ErrorNumber.VIR_ERR_UNKNOWN);
    }

    @Test
    void memoryComesFromTheKernel() {
        assertThat(HostReading.meminfo(
                        "MemTotal:       24683656 kB\nMemAvailable:   23000000 kB\nHugePages_Total:  0\n"))
                .containsEntry("MemTotal", 24_683_656L)
                .containsEntry("MemAvailable", 23_000_000L);
    }

    @Test
    void screenIsWhereItListens() {
        assertThat(HostReading.screen(
                        "<domain><devices><graphics type='vnc' port='5901' listen='127.0.0.1'/></devices></domain>"))
                .contains(new ConsoleAddress("127.0.0.1", 5901));
        assertThat(HostReading.screen("<domain><devices><graphics type='vnc' port='-1'/></devices></domain>"))
                .isEmpty();
    }

    @Test
    void figuresGetTheNamesOfTheComputeApi() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("vcpu.0.time", 5L);
        figures.put("balloon.maximum", 32_768L);
        figures.put("block.0.name", "vda");
        figures.put("block.0.rd.bytes", 512L);
        figures.put("block.0.wr.reqs", 2L);
        figures.put("net.0.name", "tap-1");
        figures.put("net.0.rx.pkts", 3L);

        assertThat(Diagnostics.of(figures))
                .containsEntry("cpu0_time", 5L)
                .containsEntry("memory", 32_768L)
                .containsEntry("vda_read", 512L)
                .containsEntry("vda_write_req", 2L)
                .containsEntry("vda_errors", -1L)
                .containsEntry("tap-1_rx_packets", 3L)
                .hasSize(6);
    }
}
