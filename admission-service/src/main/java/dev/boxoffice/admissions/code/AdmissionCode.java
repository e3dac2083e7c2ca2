package dev.boxoffice.admissions.code;

import java.util.UUID;

/** The content of a signed code. */
public record AdmissionCode(UUID admissionId, int generation) {}
