package org.ustack.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/**
 * Finds out whether an accelerator really runs a guest. A host may have {@code /dev/kvm}, and libvirt may offer the type,
 * and still no kernel gets through its boot. So a boot sector that does what kernels do (long mode, an interrupt return,
 * some work) has to write its word to the serial port in time. The answer is kept in a file until the kernel or the
 * hypervisor changes.
 */
final class KvmProbe {

    private static final Logger LOG = Logger.getLogger(KvmProbe.class);

    private static final String WORD = "ustack-kvm-probe: runs";
    private static final String IMAGE = "kvm-probe.bin";
    private static final int IMAGE_SIZE = 65_536;
    private static final long LOOK_MILLIS = 50;
    private static final int AUTO_DESTROY = 2;

    private final Path directory;
    private final long patienceMillis;
    private final CountDownLatch stopped;

    /**
     * @param directory for the answer and, during the probe, its disk and log; the hypervisor must be able to read it
     * @param patienceMillis a working accelerator needs a tenth of a second
     * @param stopped opens when nobody wants to know any more
     */
    KvmProbe(Path directory, long patienceMillis, CountDownLatch stopped) {
        this.directory = directory;
        this.patienceMillis = patienceMillis;
        this.stopped = stopped;
    }

    /** Whether that type runs guests here: by the file, or else by trying. */
    boolean works(LibvirtSession session, String domainType) throws HypervisorException {
        if (!HypervisorKind.isLocal(session.uri())) {
            LOG.infof("%s is elsewhere: %s cannot be tried from here and is not used", session.uri(), domainType);
            return false;
        }
        try {
            if (!HostReading.offers(session, domainType)) {
                return false;
            }
            Path kept = directory.resolve(domainType + "-probe-" + key(session));
            if (Files.exists(kept)) {
                return Files.readString(kept).startsWith("true");
            }
            boolean works = tryOut(session, domainType);
            Files.createDirectories(directory);
            Files.writeString(kept, works + "\n");
            LOG.infof(
                    works ? "%s runs guests here" : "%s is offered here but runs no guest: guests will be emulated",
                    domainType);
            return works;
        } catch (LibvirtException e) {
            throw LibvirtFault.of(e, "probe");
        } catch (IOException e) {
            throw new HypervisorException(Cause.FAILED, "probe: " + e, e);
        }
    }

    private static String key(LibvirtSession session) throws LibvirtException {
        String system =
                System.getProperty("os.version") + "-" + session.connect().getVersion();
        return system.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Boots the probe once. An error of the hypervisor is a no; a lost connection is not an answer. */
    boolean tryOut(LibvirtSession session, String domainType) throws IOException, HypervisorException {
        Files.createDirectories(directory);
        Path place = Files.createTempDirectory(directory, "probe-");
        Path image = place.resolve("boot.img");
        Path log = place.resolve("serial.log");
        try (InputStream code = KvmProbe.class.getResourceAsStream(IMAGE)) {
            Files.write(image, Arrays.copyOf(code.readAllBytes(), IMAGE_SIZE));
            Domain domain = session.connect().domainCreateXML(xml(domainType, place, image, log), AUTO_DESTROY);
            try {
                return speaks(log);
            } finally {
                domain.destroy();
                domain.free();
            }
        } catch (LibvirtException e) {
            HypervisorException fault = LibvirtFault.of(e, "probe");
            if (fault.kind() == Cause.UNREACHABLE) {
                throw fault;
            }
            LOG.infof("The probe of %s ended with: %s", domainType, e.getMessage());
            return false;
        } finally {
            Files.deleteIfExists(image);
            Files.deleteIfExists(log);
            Files.deleteIfExists(place);
        }
    }

    private boolean speaks(Path log) throws IOException {
        try {
            for (long waited = 0; waited < patienceMillis; waited += LOOK_MILLIS) {
                if (Files.exists(log)
                        && Files.readString(log, StandardCharsets.ISO_8859_1).contains(WORD)) {
                    return true;
                }
                if (stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the adapter stopped during the probe");
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during the probe", e);
        }
    }

    private static String xml(String domainType, Path place, Path image, Path log) {
        Xml xml = new Xml();
        xml.open("domain", "type", domainType);
        xml.text("name", "ustack-" + place.getFileName());
        xml.text("memory", 16, "unit", "MiB");
        xml.text("vcpu", 1);
        xml.open("os")
                .text("type", "hvm", "arch", "x86_64", "machine", "pc")
                .empty("boot", "dev", "hd")
                .close("os");
        xml.open("features").empty("acpi").empty("apic").close("features");
        if (DomainTypeChoice.KVM.equals(domainType)) {
            xml.empty("cpu", "mode", "host-model");
        }
        xml.open("devices");
        xml.open("disk", "type", "file", "device", "disk").empty("driver", "name", "qemu", "type", "raw");
        xml.empty("source", "file", image)
                .empty("target", "dev", "hda", "bus", "ide")
                .close("disk");
        xml.open("serial", "type", "file")
                .empty("source", "path", log)
                .empty("target", "port", 0)
                .close("serial");
        xml.empty("memballoon", "model", "none");
        xml.close("devices");
        return xml.close("domain").toString();
    }
}
