CREATE TABLE `beside` (
	`round_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	`seen` integer DEFAULT false NOT NULL,
	`plays` text,
	`needs` text DEFAULT '[]' NOT NULL,
	`places` text DEFAULT '[]' NOT NULL,
	`with_group` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`round_id`, `participant_id`, `theme_id`),
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "beside_plays" CHECK("beside"."plays" is null or "beside"."plays" in ('yes', 'little', 'no'))
);
--> statement-breakpoint
CREATE TABLE `sub_area` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`polygons` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sub_area_scanId_slug_unique` ON `sub_area` (`scan_id`,`slug`);--> statement-breakpoint
CREATE TABLE `__new_scan` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`owner_id` text,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`use` text NOT NULL,
	`decision` text NOT NULL,
	`contact` text NOT NULL,
	`retention_months` integer NOT NULL,
	`languages` text NOT NULL,
	`breakdown` text NOT NULL,
	`k` integer NOT NULL,
	`weight_impact` real NOT NULL,
	`weight_feasibility` real NOT NULL,
	`weight_room` real NOT NULL,
	`area_name` text,
	`area_polygons` text,
	`area_hectares` real,
	`theme_set_id` text,
	`theme_set_version` text,
	`corrected` integer DEFAULT false NOT NULL,
	`follows_id` text,
	`label_key` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`follows_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "scan_k" CHECK("__new_scan"."k" in (3, 5)),
	CONSTRAINT "scan_breakdown" CHECK("__new_scan"."breakdown" in ('families', 'groups')),
	CONSTRAINT "scan_retention" CHECK("__new_scan"."retention_months" between 1 and 120),
	CONSTRAINT "scan_weights" CHECK("__new_scan"."weight_impact" >= 0 and "__new_scan"."weight_feasibility" >= 0 and "__new_scan"."weight_room" >= 0 and "__new_scan"."weight_impact" + "__new_scan"."weight_feasibility" + "__new_scan"."weight_room" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_scan`("id", "code", "owner_id", "title", "purpose", "use", "decision", "contact", "retention_months", "languages", "breakdown", "k", "weight_impact", "weight_feasibility", "weight_room", "area_name", "area_polygons", "area_hectares", "theme_set_id", "theme_set_version", "corrected", "follows_id", "label_key", "created_at_ms") SELECT "id", "code", "owner_id", "title", "purpose", "use", "decision", "contact", "retention_months", "languages", "breakdown", "k", "weight_impact", "weight_feasibility", "weight_room", "area_name", "area_polygons", "area_hectares", "theme_set_id", "theme_set_version", "corrected", "follows_id", "label_key", "created_at_ms" FROM `scan`;--> statement-breakpoint
DROP TABLE `scan`;--> statement-breakpoint
ALTER TABLE `__new_scan` RENAME TO `scan`;--> statement-breakpoint
CREATE UNIQUE INDEX `scan_code_unique` ON `scan` (`code`);--> statement-breakpoint
CREATE TABLE `__new_remark` (
	`id` text PRIMARY KEY DEFAULT (lower(hex(randomblob(8)))) NOT NULL,
	`round_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`hidden` integer DEFAULT false NOT NULL,
	`quoted` integer DEFAULT false NOT NULL,
	`joined_to` text,
	FOREIGN KEY (`round_id`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`joined_to`) REFERENCES `remark`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "remark_kind" CHECK("__new_remark"."kind" in ('remark', 'offer', 'where')),
	CONSTRAINT "remark_length" CHECK(length("__new_remark"."text") between 1 and 500)
);
--> statement-breakpoint
INSERT INTO `__new_remark`("round_id", "participant_id", "theme_id", "kind", "text") SELECT "round_id", "participant_id", "theme_id", 'remark', "text" FROM `remark` ORDER BY random();--> statement-breakpoint
DROP TABLE `remark`;--> statement-breakpoint
ALTER TABLE `__new_remark` RENAME TO `remark`;--> statement-breakpoint
CREATE UNIQUE INDEX `remark_roundId_participantId_themeId_kind_unique` ON `remark` (`round_id`,`participant_id`,`theme_id`,`kind`);--> statement-breakpoint
ALTER TABLE `round` ADD `way` text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE `round` ADD `same_order` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `round` ADD `choice` text;