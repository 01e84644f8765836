package org.ustack.libvirt;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import org.ustack.hypervisor.DomainListener;

/** Activates a {@link DomainListener}: it hears of the whole node and has nothing to configure. */
@Activation(messageListeners = DomainListener.class)
public final class LibvirtActivationSpec implements ActivationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter adapter;

    @Override
    public void validate() {
        // Nothing is configurable, so nothing can be wrong.
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        this.adapter = adapter;
    }
}
