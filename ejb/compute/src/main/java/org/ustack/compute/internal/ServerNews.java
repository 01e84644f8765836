package org.ustack.compute.internal;

import org.ustack.compute.ServerChanged;

/** Tells the rest of the controller that a server changed. */
public interface ServerNews {

    /** Called inside the transaction; observers listen after its success. */
    void changed(ServerChanged news);
}
