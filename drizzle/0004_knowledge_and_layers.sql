CREATE TABLE `finding` (
	`theme_id` integer PRIMARY KEY NOT NULL,
	`kinds` text NOT NULL,
	`question` text NOT NULL,
	`who` text NOT NULL,
	`due` text,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `map_layer` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`source` text NOT NULL,
	`geojson` text NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `map_layer_scan` ON `map_layer` (`scan_id`);