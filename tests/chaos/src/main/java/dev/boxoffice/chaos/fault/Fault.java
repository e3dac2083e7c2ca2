package dev.boxoffice.chaos.fault;

/** One fault, injected once. */
public interface Fault {

    /** Returns what the fault may delay. */
    Scope inject() throws Exception;

    /** Ends the fault. Called even if the injection failed. */
    void heal() throws Exception;
}
