package org.ustack.hypervisor;

import java.util.List;

/**
 * A domain as it shall be. Paths are absolute and exist.
 *
 * @param id the server's UUID, also the domain's
 * @param name the domain's name, unique on the node
 * @param title display name of the server
 * @param memoryMib MiB
 * @param consoleLog file that receives the serial console's output, kept over restarts
 * @param cdrom ISO image (the config drive), or null
 */
public record DomainSpec(
        String id,
        String name,
        String title,
        int vcpus,
        int memoryMib,
        List<Disk> disks,
        List<Nic> nics,
        String consoleLog,
        String cdrom,
        DomainStamp stamp) {

    public DomainSpec {
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
    }

    /**
     * @param file path of the image
     * @param format {@code qcow2} or {@code raw}
     * @param bus {@code virtio}, {@code scsi}, {@code sata} or {@code ide}
     * @param serial up to 20 characters that the guest can read, or null
     */
    public record Disk(String file, String format, String bus, String serial) {}

    /**
     * @param bridge on the node, present already
     * @param device name of the tap device, at most 15 characters
     * @param model {@code virtio}, {@code e1000}, …
     */
    public record Nic(String mac, String bridge, String device, String model, int mtu) {}
}
