package org.ustack.web.cloud;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.FlavorService.NewFlavor;

/** What a form says of a size: a new one, or what can be changed of one that is there. */
public class FlavorForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id;
    private String name;
    private int vcpus = 1;
    private int ram = 1024;
    private int disk = 10;
    private int ephemeral;
    private int swap;
    private boolean open = true;
    private String description;
    private Map<String, String> specs = new TreeMap<>();

    /** Of a new one. */
    public FlavorForm() {}

    /** Of one that is there. */
    FlavorForm(FlavorView flavor) {
        description = flavor.description();
        specs = new TreeMap<>(flavor.extraSpecs());
    }

    NewFlavor wish() {
        return new NewFlavor(id, name.strip(), vcpus, ram, disk, ephemeral, swap, 1.0, open, description);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null || id.isBlank() ? null : id.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getVcpus() {
        return vcpus;
    }

    public void setVcpus(int vcpus) {
        this.vcpus = vcpus;
    }

    /** MiB. */
    public int getRam() {
        return ram;
    }

    public void setRam(int ram) {
        this.ram = ram;
    }

    /** GiB; 0 for as large as the image. */
    public int getDisk() {
        return disk;
    }

    public void setDisk(int disk) {
        this.disk = disk;
    }

    /** GiB. */
    public int getEphemeral() {
        return ephemeral;
    }

    public void setEphemeral(int ephemeral) {
        this.ephemeral = ephemeral;
    }

    /** MiB. */
    public int getSwap() {
        return swap;
    }

    public void setSwap(int swap) {
        this.swap = swap;
    }

    /** Whether every project can use it. */
    public boolean isOpen() {
        return open;
    }

    public void setOpen(boolean open) {
        this.open = open;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public Map<String, String> getSpecs() {
        return specs;
    }

    public void setSpecs(Map<String, String> specs) {
        this.specs = specs;
    }
}
