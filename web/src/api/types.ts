/** Rows of the service by short names. */

import type { components } from "../../generated/schema";

type Schemas = components["schemas"];

export type Agency = Schemas["AgencyRow"];
export type Area = Schemas["AreaRow"];
export type City = Schemas["CityRow"];
export type Evidence = Schemas["Evidence"];
export type Mark = Schemas["Mark"];
export type Indicator = Schemas["IndicatorRow"];
export type Job = Schemas["Job"];
export type Load = Schemas["LoadRow"];
export type Network = Schemas["Network"];
export type NetworkNode = Schemas["NetworkNode"];
export type Policy = Schemas["PolicyRow"];
export type PolicyDetail = Schemas["PolicyDetail"];
export type PolicyText = Schemas["PolicyText"];
export type Reason = Schemas["Reason"];
export type Responsibility = Schemas["ResponsibilityRow"];
export type Target = Schemas["TargetRow"];
export type TargetFact = Schemas["TargetFact"];
export type Task = Schemas["TaskRow"];
export type TaskAgency = Schemas["TaskAgency"];
export type TaskDetail = Schemas["TaskDetail"];
export type Compared = Schemas["ComparedTarget"];
export type Diff = Schemas["DiffRow"];
export type Found = Schemas["Found"];
export type Gap = Schemas["GapRow"];
export type Obligation = Schemas["Obligation"];
export type Partner = Schemas["PartnerRow"];
export type TaskSide = Schemas["TaskSide"];
