// What an event rests on, as objects.

/** An event's details as the page's modules use them: evidence and claims with names instead of places. */
export function readDetails(data, details) {
  const { evidenceColumns, claimColumns } = data.about;
  const evidence = (rows) => rows.map((row) => ({ ...named(evidenceColumns, row), report: row.at(-1) }));
  return {
    reports: details.reports,
    evidence: evidence(details.evidence),
    claims: details.claims.map((claim) => ({
      ...named(claimColumns, claim.cells),
      report: claim.report,
      evidence: evidence(claim.evidence),
    })),
  };
}

function named(columns, values) {
  return Object.fromEntries(columns.map((column, at) => [column, values[at]]));
}
