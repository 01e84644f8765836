package org.ustack.libvirt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;

/**
 * Writes a domain's definition (libvirt, "Domain XML format"). Formats of disks are always stated: a guest could otherwise
 * write a header into its raw disk and have the host open the files that this names.
 */
final class DomainXml {

    /**
     * A processor that current distributions accept: they ask for x86-64-v2, which the emulator's default lacks. Only for
     * emulation; under KVM the host's own model is taken.
     */
    private static final String EMULATED_CPU = "Nehalem";

    private final HypervisorKind kind;
    private final String domainType;

    /** @param domainType {@code kvm}, {@code qemu} or what the kind demands */
    DomainXml(HypervisorKind kind, String domainType) {
        this.kind = kind;
        this.domainType = domainType;
    }

    String write(DomainSpec spec) {
        Xml xml = new Xml();
        xml.open("domain", "type", domainType);
        xml.text("name", spec.name());
        xml.text("uuid", spec.id());
        if (spec.title() != null && !spec.title().isBlank()) {
            // A title has one line.
            xml.text("title", spec.title().replaceAll("\\R", " "));
        }
        writeStamp(xml, spec.stamp());
        xml.text("memory", spec.memoryMib(), "unit", "MiB");
        xml.text("vcpu", spec.vcpus());
        writeMachine(xml);
        xml.empty("clock", "offset", "utc");
        xml.text("on_poweroff", "destroy");
        xml.text("on_reboot", "restart");
        xml.text("on_crash", "destroy");
        xml.open("devices");
        if (kind == HypervisorKind.LXC) {
            writeContainerDisks(xml, spec.disks());
        } else {
            writeDisks(xml, spec);
        }
        spec.nics().forEach(nic -> writeNic(xml, nic));
        writeConsoles(xml, spec);
        xml.close("devices");
        return xml.close("domain").toString();
    }

    /** One card as an element of its own, as it is plugged in. */
    String nic(DomainSpec.Nic nic) {
        Xml xml = new Xml();
        writeNic(xml, nic);
        return xml.toString();
    }

    private static void writeStamp(Xml xml, DomainStamp stamp) {
        if (stamp != null) {
            xml.open("metadata");
            xml.empty(
                    StampXml.PREFIX + ":" + StampXml.ELEMENT,
                    "xmlns:" + StampXml.PREFIX,
                    StampXml.NAMESPACE,
                    StampXml.OPERATION,
                    stamp.operation(),
                    StampXml.SEQUENCE,
                    stamp.sequence());
            xml.close("metadata");
        }
    }

    private void writeMachine(Xml xml) {
        xml.open("os");
        if (kind == HypervisorKind.LXC) {
            xml.text("type", kind.osType()).text("init", "/sbin/init").close("os");
            return;
        }
        // The older machine: devices can be plugged into its only bus without spare ports being planned for.
        xml.text("type", kind.osType(), "arch", "x86_64", "machine", kind == HypervisorKind.QEMU ? "pc" : null);
        xml.empty("boot", "dev", "hd");
        xml.close("os");
        // Without ACPI there is neither a power button nor hot plug.
        xml.open("features").empty("acpi").empty("apic").close("features");
        if ("kvm".equals(domainType)) {
            xml.empty("cpu", "mode", "host-model");
        } else if (kind == HypervisorKind.QEMU) {
            xml.open("cpu", "mode", "custom", "match", "exact")
                    .text("model", EMULATED_CPU)
                    .close("cpu");
        }
    }

    private void writeDisks(Xml xml, DomainSpec spec) {
        Map<String, Integer> nextByPrefix = new HashMap<>();
        boolean scsi = false;
        for (DomainSpec.Disk disk : spec.disks()) {
            String target = target(disk.bus(), nextByPrefix);
            xml.open("disk", "type", "file", "device", "disk");
            if (kind.hasQemuDevices()) {
                xml.empty("driver", "name", "qemu", "type", disk.format(), "discard", "unmap");
            }
            xml.empty("source", "file", disk.file());
            xml.empty("target", "dev", target, "bus", disk.bus());
            if (disk.serial() != null) {
                xml.text("serial", disk.serial());
            }
            xml.close("disk");
            scsi |= "scsi".equals(disk.bus());
        }
        if (scsi && kind.hasQemuDevices()) {
            xml.empty("controller", "type", "scsi", "model", "virtio-scsi");
        }
        if (spec.cdrom() != null) {
            xml.open("disk", "type", "file", "device", "cdrom");
            if (kind.hasQemuDevices()) {
                xml.empty("driver", "name", "qemu", "type", "raw");
            }
            xml.empty("source", "file", spec.cdrom());
            xml.empty("target", "dev", target("ide", nextByPrefix), "bus", "ide");
            xml.empty("readonly").close("disk");
        }
    }

    private static String target(String bus, Map<String, Integer> nextByPrefix) {
        String prefix =
                switch (bus) {
                    case "virtio" -> "vd";
                    case "ide" -> "hd";
                    case "xen" -> "xvd";
                    default -> "sd";
                };
        int number = nextByPrefix.merge(prefix, 1, Integer::sum) - 1;
        return prefix + letters(number);
    }

    /** a to z, then aa and so on, as the kernel counts disks. */
    static String letters(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }

    private static void writeContainerDisks(Xml xml, List<DomainSpec.Disk> disks) {
        String place = "/";
        for (int i = 0; i < disks.size(); i++) {
            xml.open("filesystem", "type", "file", "accessmode", "passthrough");
            xml.empty(
                    "driver",
                    "type",
                    "qcow2".equals(disks.get(i).format()) ? "nbd" : "loop",
                    "format",
                    disks.get(i).format());
            xml.empty("source", "file", disks.get(i).file());
            xml.empty("target", "dir", place);
            xml.close("filesystem");
            place = "/mnt/disk" + (i + 1);
        }
    }

    private void writeNic(Xml xml, DomainSpec.Nic nic) {
        xml.open("interface", "type", "bridge");
        xml.empty("mac", "address", nic.mac());
        xml.empty("source", "bridge", nic.bridge());
        if (kind != HypervisorKind.ESX && kind != HypervisorKind.HYPERV) {
            xml.empty("target", "dev", nic.device());
        }
        if (kind != HypervisorKind.LXC && kind != HypervisorKind.HYPERV) {
            xml.empty("model", "type", nic.model());
        }
        if (kind.hasQemuDevices()) {
            if (nic.mtu() > 0) {
                xml.empty("mtu", "size", nic.mtu());
            }
            // Boots come from disks; the card's own boot program costs seconds of emulation.
            xml.empty("rom", "enabled", "no");
        }
        xml.close("interface");
    }

    private void writeConsoles(Xml xml, DomainSpec spec) {
        if (kind == HypervisorKind.LXC) {
            xml.open("console", "type", "pty").empty("target", "type", "lxc").close("console");
            return;
        }
        if (kind == HypervisorKind.ESX || kind == HypervisorKind.HYPERV) {
            return;
        }
        xml.open("serial", "type", "pty");
        if (spec.consoleLog() != null && kind.hasQemuDevices()) {
            xml.empty("log", "file", spec.consoleLog(), "append", "on");
        }
        xml.empty("target", "port", "0").close("serial");
        xml.empty("graphics", "type", "vnc", "port", "-1", "autoport", "yes", "listen", "127.0.0.1");
        xml.open("video")
                .empty("model", "type", kind == HypervisorKind.XEN ? "cirrus" : "vga")
                .close("video");
        if (kind.hasQemuDevices()) {
            xml.open("memballoon", "model", "virtio")
                    .empty("stats", "period", "10")
                    .close("memballoon");
            // How a program in the guest is asked for things, if its image has one; without it nobody listens.
            xml.open("channel", "type", "unix")
                    .empty("target", "type", "virtio", "name", "org.qemu.guest_agent.0")
                    .close("channel");
            xml.open("rng", "model", "virtio")
                    .text("backend", "/dev/urandom", "model", "random")
                    .close("rng");
        }
    }
}
